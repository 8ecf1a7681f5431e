"""What can be wrong with access; each message is one Dutch line for who runs the page."""


class AccessError(Exception):
    """Access cannot be arranged safely, so the page does not start or does not answer."""


class UsersFileError(AccessError):
    """The users file is missing, unreadable or broken."""


class UserProblem(AccessError):
    """A user cannot be added, changed or removed as asked."""
