"""The page Inwerken: what a new director should know from the document of the own organisation."""
