"""What the pages say, a module for each: a class with a field for every line, in Dutch and in English."""
