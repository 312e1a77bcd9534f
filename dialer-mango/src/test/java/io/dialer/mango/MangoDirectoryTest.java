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
          {"general":{"name":"Ivan","user_id":300052407,"email":"john@mango-office.com"},
           "telephony":{"extension":"1234","outgoingline":"749512345678","numbers":[]}},
          {"general":{"name":"Pavel","user_id":2,"use_status":0},"telephony":{"extension":23}},
          {"general":{"name":"Nobody"},"telephony":{"extension":""}},
          {"general":{}}]}
        """);
    mango.answer(
        "groups",
        """
        {"result":1000,"groups":[
          {"id":10051250,"name":"наименование 11","extension":"41",
            "operators":[{"id":300052407,"name":"Ivan","extension":"1234"},{"id":2,"name":"Pavel","extension":23}]},
           {"id":10051252,"name":"half known","extension":"42",
            "operators":[{"id":1,"extension":"1234"},{"id":3,"name":"Nobody","extension":""}]},
          {"id":10051251,"name":"without a number","extension":null}]}
        """);
  }

  @Test
  void employeesAndGroupsWithANumberAreCopied() throws Exception {
    assertThat(directory.sync()).isEqualTo(4);
    assertThat(agents())
        .containsExactly(
            "1234 EMPLOYEE Ivan",
            "23 EMPLOYEE Pavel",
            "41 GROUP наименование 11",
            "42 GROUP half known");
    assertThat(
            rows(
                "SELECT extension || ' ' || coalesce(pbx_id, '-') || ' ' || members_known FROM agents ORDER BY 1"))
        .containsExactly("1234 300052407 false", "23 - false", "41 - true", "42 - false");
    assertThat(rows("SELECT group_extension || ' ' || member FROM agent_members ORDER BY 1"))
        .containsExactly("41 1234", "41 23");
    assertThat(mango.sent().get(0).json())
        .isEqualTo("{\"ext_fields\":[\"general.user_id\",\"general.use_status\"]}");
    assertThat(mango.sent().get(1).json()).isEqualTo("{\"show_users\":1}");
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
    assertThat(agents()).hasSize(4);
  }

  private static List<String> agents() {
    return rows("SELECT extension || ' ' || kind || ' ' || name FROM agents ORDER BY extension");
  }

  private static List<String> rows(String sql) {
    return DATABASE.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
