package io.dialer.api.session;

import java.time.Instant;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Open sessions. Tokens are kept as hashes: who reads the table cannot use them. */
interface SessionStore {

  @SqlUpdate(
      "INSERT INTO sessions (token_sha256, login, expires_at) VALUES (:token, :login, :expiresAt)")
  void insert(
      @Bind("token") byte[] tokenSha256,
      @Bind("login") String login,
      @Bind("expiresAt") Instant expiresAt);

  @SqlQuery(
      "SELECT EXISTS (SELECT FROM sessions WHERE token_sha256 = :token AND expires_at > :now)")
  boolean isOpen(@Bind("token") byte[] tokenSha256, @Bind("now") Instant now);

  @SqlUpdate("DELETE FROM sessions WHERE token_sha256 = :token")
  void delete(@Bind("token") byte[] tokenSha256);

  @SqlUpdate("DELETE FROM sessions WHERE expires_at <= :now")
  int deleteExpired(@Bind("now") Instant now);
}
