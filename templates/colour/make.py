"""Makes srgb.icc: `python templates/colour/make.py`. Needs pillow; the profile is Little CMS's own sRGB,
whose copyright field reads "No copyright, use freely". Its date is fixed, so that it is always the same.
"""

from pathlib import Path

from PIL import ImageCms

profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
profile[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # 1 January 2000
Path(__file__).with_name("srgb.icc").write_bytes(profile)
