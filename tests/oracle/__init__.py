"""The second engine: the same law, read again from the texts, written slowly and literally.

It imports nothing from the product and reads none of its data files. One person at a time, Fraction and
plain loops, tables typed from the acts. Where a text leaves a choice the choice is named in the docstring
of the function that makes it. Agreement with the product proves the programming, not the reading of the law.
"""
