package io.dialer.mango.client.config;

import static io.dialer.mango.client.Examples.roundTrips;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialer.mango.client.Done;
import io.dialer.mango.client.config.AudioFilesReply.AudioFile;
import io.dialer.mango.client.config.IncomingLinesReply.Line;
import io.dialer.mango.client.config.RolesReply.Permission;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The examples of the document's sections 3.6.6 to 3.6.11, and 3.6.20. */
@SuppressWarnings("NullAway") // What is absent fails the test.
class CabinetExamplesTest {

  @Test
  void balance() {
    roundTrips("{}", BalanceRequest.class);
    BalanceReply reply =
        roundTrips(
            """
            {"result":1000,"balance":963592.45,"currency":"RUB",
             "response_at":"2019-01-24 17:55:24"}
            """,
            BalanceReply.class);
    assertThat(reply.balance()).isEqualTo(new BigDecimal("963592.45"));
  }

  @Test
  void lines() {
    roundTrips("{}", IncomingLinesRequest.class);
    IncomingLinesReply reply =
        roundTrips(
            """
            {"result":1000,"lines":[
              {"line_id":300015801,"number":"sip:main_uri_my@mangosip.ru","name":"майн",
               "comment":"сип линия","region":"sip","schema_id":11000849,
               "schema_name":"Мое название схемы"},
              {"line_id":300024487,"number":"78124072916","name":null,"comment":null,
               "region":"2","schema_id":10000008,"schema_name":"По умолчанию"}]}
            """,
            IncomingLinesReply.class);
    assertThat(reply.lines())
        .extracting(Line::number, Line::comment, Line::region, Line::schemaId)
        .containsExactly(
            tuple("sip:main_uri_my@mangosip.ru", "сип линия", "sip", 11000849L),
            tuple("78124072916", null, "2", 10000008L));
  }

  @Test
  void audioFiles() {
    roundTrips("{}", AudioFilesRequest.class);
    AudioFilesReply reply =
        roundTrips(
            """
            {"result":1000,"audiofiles":[
              {"id":17,"name":"Abandoned"},{"id":86,"name":"Abba Happy NY"},
              {"id":20,"name":"Aisle 9 Please"},{"id":56,"name":"Aventura Love Story"},
              {"id":57,"name":"Bad boys blue Only one breath away"},
              {"id":58,"name":"Blonker sidewalk cafe"}]}
            """,
            AudioFilesReply.class);
    assertThat(reply.audiofiles()).extracting(AudioFile::id).contains(17L, 58L);
  }

  @Test
  void schemas() {
    assertThat(roundTrips("{}", SchemasRequest.class)).isEqualTo(new SchemasRequest());
    roundTrips(
        """
        {"result":1000,"data":[
          {"schema_id":11004852,"name":"dd","description":null,"incominglines":[]},
          {"schema_id":11004848,"name":"Н2407кирилии","description":"",
           "incominglines":[300049195,300049196]},
          {"schema_id":11004849,"name":"Новая схема line73895","description":null,
           "incominglines":[300052347]},
          {"schema_id":11003886,"name":"По умолчанию","description":null,"incominglines":[]}]}
        """,
        SchemasReply.class);
  }

  @Test
  void schemasWithTrunks() {
    assertThat(roundTrips("{\"ext_fields\":[\"trunks_numbers\"]}", SchemasRequest.class))
        .isEqualTo(SchemasRequest.withTrunks());
    SchemasReply reply =
        roundTrips(
            """
            {"result":1000,"data":[
              {"schema_id":11004852,"name":"dd","description":null,
               "incominglines":[300052347,300049196],"sip_trunks_numbers":[786]},
              {"schema_id":11004848,"name":"Н2407кирилли","description":"","incominglines":[],
               "sip_trunks_numbers":[829]},
              {"schema_id":11004849,"name":"Новая схема line73895","description":null,
               "incominglines":[300049195],"sip_trunks_numbers":[]},
              {"schema_id":11003886,"name":"По умолчанию","description":null,
               "incominglines":[],"sip_trunks_numbers":[796,833,832,831,830]}]}
            """,
            SchemasReply.class);
    assertThat(reply.data().get(3).sipTrunksNumbers())
        .containsExactly(796L, 833L, 832L, 831L, 830L);
  }

  @Test
  void aSchemeIsSet() {
    roundTrips("{\"schema_id\":\"11004848\",\"line_id\":\"300049196\"}", SetSchemaRequest.class);
    roundTrips("{\"schema_id\":\"11004848\",\"trunk_number_id\":\"829\"}", SetSchemaRequest.class);
    assertThat(roundTrips("{\"result\":1000}", Done.class).more()).containsOnlyKeys("result");
  }

  @Test
  void roles() {
    roundTrips("{}", RolesRequest.class);
    RolesReply reply =
        roundTrips(
            """
            {"result":1000,"roles":[
              {"role_id":10453,"name":"Администратор","permissions":[
                {"code":"cc_recording_softphone"},{"code":"adv_banners_ldap"},
                {"code":"sip_trunk_can_manage"},{"code":"perm_personal_manager_view"},
                {"code":"cc_change_status_to_offline","param":"3"},
                {"code":"addressbook_manage"}]},
              {"role_id":10452,"name":"Бухгалтер","permissions":[
                {"code":"cc_recording_softphone"},
                {"code":"recording_records_access","param":"3"},
                {"code":"perm_personal_manager_view"},
                {"code":"cc_change_status_to_offline","param":"1"},
                {"code":"addressbook_manage"}]},
              {"role_id":3,"name":"Нет доступа","permissions":[]}]}
            """,
            RolesReply.class);
    assertThat(reply.roles().get(1).permissions())
        .extracting(Permission::code, Permission::param)
        .contains(tuple("recording_records_access", "3"), tuple("addressbook_manage", null));
  }

  @Test
  void trunkNumbers() {
    roundTrips("{}", TrunkNumbersRequest.class);
    TrunkNumbersReply reply =
        roundTrips(
            """
            {"result":1000,"data":[
              {"trunk_number_id":787,"trunk_id":460,"number":"74955358853","options":2,
               "desc":"Номер для TrunkYou 3"}]}
            """,
            TrunkNumbersReply.class);
    assertThat(reply.data().get(0).options()).isEqualTo(2);
  }
}
