package io.dialer.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What each method refuses, and with which code: 420 with a code for the form of a request, 200
 * with a result for what the account does not allow. Quotes are written as ' here.
 */
class ValidationTest {
  private static TestBench bench;

  @BeforeAll
  static void start() throws Exception {
    bench = TestBench.calm();
  }

  @AfterAll
  static void stop() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "commands/callback | {'command_id':'a','from':{'extension':'20'},'to_number':'10','sip_headers':'x'} | 3104",
        "commands/callback | {'command_id':'a','from':{'extension':'20'},'to_number':'10','sip_headers':{'Call-Info/answer-after':'a;b'}} | 3104",
        "commands/route | {'command_id':'a','call_id':'b','to_number':'10','sip_headers':{'From/display-name':'a@b'}} | 3104",
        "commands/sms | {'command_id':'a','from_extension':'10','to_number':'79520000001'} | 3103",
        "commands/sms | {'command_id':'a','text':'t','to_number':'79520000001'} | 3103",
        "commands/sms | {'command_id':'a','text':'t','from_extension':'10','to_number':'x'} | 3200",
        "commands/recording/start | {'command_id':'a','call_id':'b'} | 3103",
        "stats/request | {'date_from':1,'date_to':2,'fields':'start,nonsense'} | 3104",
        "stats/request | {'date_from':1,'date_to':2,'from':{},'call_party':{}} | 3100",
        "stats/result | {} | 3103",
        "stats_in_calls_service/request | {'date_from':'yesterday'} | 3104",
        "stats_in_calls_service/request | {'call_result':3} | 3104",
        "stats_in_calls_service/request | {'time_zone_iana_id':'Mars/Olympus'} | 3104",
        "queries/recording/post | {'recording_id':'r'} | 3103",
        "queries/recording/post | {'recording_id':'r','action':'burn'} | 3104",
        "queries/recording/post | {'recording_id':'r','action':'play'} | 3320",
        "queries/recording_transcripts | {} | 3103",
        "queries/recording_transcripts | {'recording_id':'[broken'} | 3104",
        "queries/user_info_by_dct_number | {} | 3103",
        "member/create | {'name':'N','extension':'31'} | 3103",
        "member/create | {'name':'N','extension':'abc','access_role_id':3} | 3104",
        "member/create | {'name':'N','extension':'31','access_role_id':3,'dial_alg':3} | 3104",
        "member/create | {'name':'N','extension':'31','access_role_id':3,'numbers':[{'number':'1','protocol':'fax'}]} | 3104",
        "member/update | {'position':'P'} | 3103",
        "group/create | {'description':'D'} | 3103",
        "group/create | {'name':'G','dial_alg_group':4} | 3104",
        "group/update | {'group_id':1} | 3103",
        "group/delete | {'group_id':'x'} | 3104",
        "schema/set | {'schema_id':11004848} | 3103",
        "sip/create | {'user_id':300050001} | 3103",
        "bwlists/number/add | {'number':'79520000001'} | 3103",
        "bwlists/number/add | {'list_type':'grey','number':'79520000001'} | 3104",
        "ab/contact | {} | 3103",
        "ab/contact/init | {'limit_rows':10} | 3103",
        "ab/contact/init | {'query':'','limit_rows':501} | 3104",
        "ab/contact/init | {'query':'','order':[{'id':'up'}]} | 3104",
        "ab/contact/cursor | {'mode':'next-page-1','cursor':'nonsense'} | 3104",
        "ab/contact/cursor | {'mode':'next-page-10','cursor':'x'} | 3104",
        "ab/contacts/create | {'data':{}} | 3104",
        "ab/contacts/create | {'data':[{'importance':10}]} | 3104",
        "ab/contacts/create | {'data':[{'birthday':'1.1.2000'}]} | 3104",
        "ab/contacts/create | {'data':[{'phones':[{'phone':'1','type':6}]}]} | 3104",
        "ab/organizations/create | {'data':[{}]} | 3103",
        "ab/organizations/delete | {'data':['x']} | 3104"
      })
  void aWrongFormIsRefusedAtOnce(String path, String json, int code) {
    HttpResponse<String> reply = bench.call(path, json.replace('\'', '"'));
    assertThat(reply.body()).isEqualTo("{\"code\":" + code + "}");
    assertThat(reply.statusCode()).isEqualTo(420);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "member/create | {'name':'N','extension':'10','access_role_id':3} | 3100",
        "member/create | {'name':'N','extension':'300','access_role_id':3} | 3100",
        "member/create | {'name':'N','extension':'31','access_role_id':4} | 3300",
        "member/create | {'name':'N','extension':'31','access_role_id':3,'login':'l'} | 3100",
        "member/create | {'name':'N','extension':'31','access_role_id':3,'line_id':1} | 3300",
        "member/create | {'name':'N','extension':'31','access_role_id':3,'trunk_number_id':1} | 3300",
        "member/create | {'name':'N','extension':'31','access_role_id':3,'trunk_number_id':788} | 3100",
        "member/update | {'user_id':1,'position':'P'} | 3300",
        "member/update | {'user_id':300050001,'outgoingline':'78000000000'} | 3100",
        "group/create | {'name':'G','operators':[{'id':1}]} | 3300",
        "group/create | {'name':'G','melody_id':1} | 3300",
        "group/create | {'name':'G','line_id':1} | 3300",
        "group/update | {'group_id':1,'group':{}} | 3300",
        "schema/set | {'schema_id':1,'line_id':300049195} | 3300",
        "schema/set | {'schema_id':11004848,'line_id':1} | 3300",
        "sip/create | {'user_id':1,'password':'p'} | 3300",
        "sip/create | {'user_id':300050001,'password':'p','login':'l'} | 3100",
        "sip/create | {'user_id':300050001,'password':'p','login':'l','domain':'a.other.ru'} | 3100",
        "sip/update | {'sip_id':1} | 3300",
        "bwlists/number/delete | {'number_id':1} | 3300",
        "stats_in_calls_service/request | {'date_to':'2018-09-20 11:00:00'} | 3100",
        "stats_in_calls_service/request | {'date_from':'2018-09-20 11:00:00'} | 3100",
        "ab/contact | {'contact_id':1} | 3300",
        "ab/organization | {'org_id':1} | 3300",
        "ab/groups/delete | {'data':['1']} | 3300"
      })
  void whatTheAccountDoesNotAllowIsToldAsTheResult(String path, String json, int code) {
    HttpResponse<String> reply = bench.call(path, json.replace('\'', '"'));
    assertThat(reply.body()).isEqualTo("{\"result\":" + code + "}");
    assertThat(reply.statusCode()).isEqualTo(200);
  }
}
