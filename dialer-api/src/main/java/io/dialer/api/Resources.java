package io.dialer.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialer.api.audio.AudioResource;
import io.dialer.api.audio.PollsUsingAudio;
import io.dialer.api.campaign.CampaignResource;
import io.dialer.api.poll.PollResource;
import io.dialer.api.progress.ProgressResource;
import io.dialer.api.prompt.PromptFiles;
import io.dialer.api.prompt.PromptResource;
import io.dialer.api.prompt.PromptsInUse;
import io.dialer.api.result.ResultResource;
import io.dialer.api.result.ResultStream;
import io.dialer.api.session.AccessFilter;
import io.dialer.api.session.SessionResource;
import io.dialer.api.session.Sessions;
import io.dialer.api.settings.WrongSetting;
import io.dialer.api.status.StatusResource;
import io.dialer.api.task.ImportResource;
import io.dialer.api.task.ListReader;
import io.dialer.api.task.NumberReader;
import io.dialer.api.task.TaskResource;
import io.dialer.api.telephony.Pbx;
import io.dialer.api.webhook.DeliveryResource;
import io.dialer.api.webhook.WebhookResource;
import io.dialer.core.audio.AudioFolder;
import io.dialer.core.speech.Speech;
import io.dialer.core.speech.SpokenTexts;
import io.dialer.core.task.CreateTask;
import io.dialer.core.task.ImportNumbers;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is answered over REST, put together. */
final class Resources {
  private static final Logger LOG = LoggerFactory.getLogger(Resources.class);

  private final Parts parts;
  private final Speech speech;
  private final InstantSource clock;

  /**
   * @param speech what speaks texts
   */
  Resources(Parts parts, Speech speech) {
    this.parts = parts;
    this.speech = speech;
    this.clock = parts.clock();
  }

  void register(Environment environment) {
    resources(environment.getObjectMapper()).forEach(environment.jersey()::register);
    int mostStreams = parts.configuration().maxProgressStreams();
    environment
        .jersey()
        .register(ProgressResource.on(environment, parts.jdbi(), mostStreams, clock));
  }

  private List<Object> resources(ObjectMapper json) {
    DialerConfiguration configuration = parts.configuration();
    Jdbi jdbi = parts.jdbi();
    Pbx pbx = parts.pbx();
    Sessions sessions = new Sessions(jdbi, clock);
    AudioFolder audio = openAudio(configuration.audioDir());
    // Long replies and long lists each get a part of the connections; calls and webhooks need the
    // rest.
    int longAtOnce = Math.max(1, configuration.database().poolSize() / 4);
    ResultStream results = new ResultStream(jdbi, json, longAtOnce);
    return List.of(
        new AccessFilter(sessions, configuration.signIn().localAccess()),
        new SessionResource(configuration.signIn(), sessions, clock),
        new AudioResource(audio, new PollsUsingAudio(jdbi), pbx),
        new PollResource(
            jdbi,
            configuration.audioDir(),
            parts.prompts(),
            pbx.telephony(),
            parts::lookAnew,
            clock),
        new CampaignResource(jdbi, json, parts::lookAnew, clock),
        new PromptResource(
            new PromptsInUse(jdbi, parts.prompts()),
            new PromptFiles(audio, spokenTexts()),
            pbx,
            parts::lookAnew),
        new StatusResource(jdbi, pbx, configuration.dialing().enabled(), parts.engine()::isReady),
        new TaskResource(
            jdbi,
            new CreateTask(jdbi, parts.readiness(), configuration.dialing().prefix(), clock),
            results,
            json,
            new NumberReader(configuration.timeZone()),
            parts.engine()::wakeAll),
        new ImportResource(
            new ImportNumbers(jdbi, clock),
            new ListReader(json, new NumberReader(configuration.timeZone())),
            longAtOnce,
            parts.engine()::wakeAll),
        new ResultResource(results),
        new WebhookResource(jdbi, parts.webhooks()::wake, clock),
        new DeliveryResource(jdbi, parts.webhooks()::wake, clock));
  }

  private SpokenTexts spokenTexts() {
    LOG.info("Texts are spoken by: {}", speech.voice());
    Path folder = parts.configuration().audioDir().resolve("spoken");
    return new SpokenTexts(folder, speech, parts.jdbi(), clock);
  }

  private AudioFolder openAudio(Path folder) {
    try {
      return new AudioFolder(folder, parts.jdbi(), clock);
    } catch (IOException e) {
      throw new WrongSetting("audioDir", "a folder that can be written to is expected (" + e + ")");
    }
  }
}
