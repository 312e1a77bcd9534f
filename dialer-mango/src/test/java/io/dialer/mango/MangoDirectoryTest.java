package io.dialer.mango;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialer.core.database.TestDatabase;
import io.dialer.mango.client.MangoClient;
import io.dialer.mango.client.MangoException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MangoDirectoryTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();
  @RegisterExtension final FakeMango mango = new FakeMango();

  private MangoDirectory directory;

  @BeforeEach
  void connect() {
    DATABASE.clear();
    MangoClient client = new MangoClient(mango.configuration(), (limit, live) -> true);
    directory = new MangoDirectory(DATABASE.jdbi(), client, new TestClock());
    mango.answer(
        "config/users/request",
        """
        {"users":[
          {"general":{"name":"Ivan","email":"john@mango-office.com"},
           "telephony":{"extension":"1234","outgoingline":"749512345678","numbers":[]}},
          {"general":{"name":"Pavel"},"telephony":{"extension":23}},
          {"general":{"name":"Nobody"},"telephony":{"extension":""}},
          {"general":{}}]}
        """);
    mango.answer(
        "groups",
        """
        {"result":1000,"groups":[
          {"id":10051250,"name":"наименование 11","extension":"41","operators":[]},
          {"id":10051251,"name":"without a number","extension":null}]}
        """);
  }

  @Test
  void employeesAndGroupsWithANumberAreCopied() throws Exception {
    assertThat(directory.sync()).isEqualTo(3);
    assertThat(agents())
        .containsExactly("1234 EMPLOYEE Ivan", "23 EMPLOYEE Pavel", "41 GROUP наименование 11");
    mango.answer("groups", "{\"result\":1000,\"groups\":[]}");
    directory.sync();
    assertThat(agents()).containsExactly("1234 EMPLOYEE Ivan", "23 EMPLOYEE Pavel");
  }

  @Test
  void staysAsItWasWhenItCannotBeRead() throws Exception {
    directory.sync();
    mango.answer("groups", "{\"result\":2100}");
    assertThatThrownBy(directory::sync)
        .isInstanceOf(MangoException.class)
        .hasMessageContaining("groups was refused");
    assertThat(agents()).hasSize(3);
  }

  private static List<String> agents() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT extension || ' ' || kind || ' ' || name FROM agents ORDER BY extension")
                    .mapTo(String.class)
                    .list());
  }
}
