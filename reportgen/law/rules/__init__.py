"""The rules, in modules by statute. Each is one function; its docstring is its page in the manual."""
