"""Say what an error of the Neo4j driver or its server means, in one line without a password."""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass

from neo4j.exceptions import (
    ConfigurationError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.store import QueryError, StoreError, StoreFull, StoreReadOnly

# What the server's codes mean, the first that begins so.
_MEANINGS: tuple[tuple[tuple[str, ...], type[StoreError], str], ...] = (
    (
        ("Neo.ClientError.Security.Unauthorized",),
        StoreError,
        "{server} does not let {user} in: the user name or the password is wrong. Set "
        "NEO4J_USERNAME and NEO4J_PASSWORD.",
    ),
    (
        ("Neo.ClientError.Security.AuthenticationRateLimit",),
        StoreError,
        "{server} lets nobody in for a while after several wrong passwords. Wait half a minute, "
        "and check NEO4J_PASSWORD.",
    ),
    (
        ("Neo.ClientError.Security.CredentialsExpired",),
        StoreError,
        "{server} asks {user} to choose a new password first. Do so in Neo4j Browser.",
    ),
    (
        ("Neo.ClientError.Security.Forbidden",),
        StoreReadOnly,
        "{server} does not allow {user} to do this: {text}",
    ),
    (
        ("Neo.ClientError.Database.DatabaseNotFound",),
        StoreError,
        "{server} has no database {database}. Set NEO4J_DATABASE to one that it has, or leave it "
        "out for the usual one.",
    ),
    (
        ("Neo.ClientError.Statement.AccessMode",),
        StoreReadOnly,
        "The store {server} was opened for reading, and this query writes. Open it to write.",
    ),
    (
        (
            "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
            "Neo.TransientError.General.ForbiddenOnReadOnlyDatabase",
            "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
            "Neo.TransientError.General.WriteOnReadOnlyAccessDatabase",
        ),
        StoreReadOnly,
        "The database {database} of {server} is read-only: it can be asked and not loaded into.",
    ),
    (
        (
            "Neo.ClientError.Transaction.TransactionTimedOut",
            "Neo.TransientError.Transaction.LockAcquisitionTimeout",
            "Neo.ClientError.Transaction.LockAcquisitionTimeout",
        ),
        StoreError,
        "{server} ended a transaction that took longer than it allows. Nothing of it was kept. "
        "Raise db.transaction.timeout or db.lock.acquisition.timeout there, or ask for less.",
    ),
    (
        ("Neo.ClientError.Transaction.Terminated", "Neo.TransientError.Transaction.Terminated"),
        StoreError,
        "{server} ended a transaction from outside. Nothing of it was kept; do it again.",
    ),
    (
        (
            "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
            "Neo.TransientError.General.OutOfMemoryError",
            "Neo.DatabaseError.General.OutOfMemoryError",
        ),
        StoreFull,
        "{server} has too little memory for this. Nothing of it was kept. Raise "
        "server.memory.heap.max_size there, or ask for less.",
    ),
    (
        ("Neo.ClientError.Database.", "Neo.ClientError.Statement.NotSystemDatabaseError"),
        StoreError,
        "{server} cannot use the database {database}: {text}",
    ),
)
# The query's own fault.
_OF_QUERY = (
    "Neo.ClientError.Statement.",
    "Neo.ClientError.Procedure.",
    "Neo.ClientError.Schema.",
    "Neo.DatabaseError.Transaction.TransactionStartFailed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Name a server, user and database as errors show them."""

    server: str
    user: str
    database: str

    def told(self, error: Neo4jError | DriverError) -> StoreError | QueryError:
        """Say what an error means."""
        if isinstance(error, Neo4jError):
            return self._of_server(error)
        if isinstance(error, IncompleteCommit):
            return StoreError(
                f"The connection to {self.server} was lost while a batch was being kept. It is "
                "there as a whole or not at all; load again to be sure."
            )
        if isinstance(error, ServiceUnavailable | SessionExpired):
            return StoreError(self._unreachable(error))
        if isinstance(error, ConfigurationError):
            return StoreError(f"{self.server} cannot be used: {_first_line(error)}")
        return StoreError(f"{self.server} does not answer as it should: {_first_line(error)}")

    def _of_server(self, error: Neo4jError) -> StoreError | QueryError:
        code, text = error.code or "", _first_line(error.message or "no reason given")
        for starts, kind, line in _MEANINGS:
            if code.startswith(starts):
                database = self.database or "(the usual one)"
                return kind(
                    line.format(server=self.server, user=self.user, database=database, text=text)
                )
        if code.startswith(_OF_QUERY):
            return QueryError(_of_query(text))
        return StoreError(f"{self.server} cannot do this ({code}): {text}")

    def _unreachable(self, error: DriverError) -> str:
        causes = list(_causes(error))
        for cause in causes:
            if isinstance(cause, ssl.SSLCertVerificationError):
                return (
                    f"The certificate of {self.server} is not trusted: {cause.verify_message}. "
                    "Where it is meant to be self-signed, write bolt+ssc: or neo4j+ssc:."
                )
            if isinstance(cause, ssl.SSLError):
                return (
                    f"{self.server} does not speak TLS as asked. Write bolt: or neo4j: where it "
                    "has none."
                )
        reasons = [
            cause.strerror or str(cause)
            for cause in causes
            if isinstance(cause, OSError) and not isinstance(cause, StoreError)
        ]
        reason = reasons[-1] if reasons and reasons[-1] else str(error).strip().splitlines()[-1]
        return (
            f"{self.server} does not answer: {reason.rstrip('.')}. Start it, or check its address; "
            "what was kept before is whole."
        )


def _of_query(text: str) -> str:
    if text.startswith("Expected exactly one statement per query"):
        return "A query is one statement; this text holds several."
    return text


def _first_line(error: object) -> str:
    """Return a message without the picture of the query that follows in further lines."""
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0].strip().rstrip(".")[:400]


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield what an error was raised from, the error first."""
    met: BaseException | None = error
    while met:
        yield met
        met = met.__cause__ or met.__context__
