"""What the start menu runs with pythonw: the page, without a console window."""

import sys


def start():
    try:
        from adeverinta.cli.fereastra import main
    except Exception:
        import ctypes

        told = "Instalarea este incompletă. Instalați programul din nou; folderele dumneavoastră rămân cum sunt."
        ctypes.windll.user32.MessageBoxW(None, told, "Adeverințe", 0x10)
        return 3
    return main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(start())
