"""What the terminal says while the pages are served."""

SERVING = "Functiewijzer staat klaar op {address} (stoppen: Ctrl+C)"
NO_SUCH_PORT = "Poort {port} bestaat niet: kies er een van 0 tot en met 65535 met --port."
PORT_IN_USE = "Poort {port} op {host} is al in gebruik: kies een andere met --port."
PORT_FORBIDDEN = "Poort {port} mag niet gebruikt worden: kies er een boven 1023 met --port."
CANNOT_LISTEN = "Kan niet luisteren op {host}:{port}: {reason}."
