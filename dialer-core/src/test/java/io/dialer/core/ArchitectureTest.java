package io.dialer.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "io.dialer.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_NO_FRAMEWORK_AND_NO_VENDOR =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.dropwizard..",
              "org.glassfish..",
              "jakarta.ws..",
              "org.quartz..",
              "io.dialer.mango..",
              "io.dialer.api..")
          .because("the core is driven by them, not they by it");

  @ArchTest
  static final ArchRule IS_TOLD_THE_TIME =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .because("the clock is injected, and tests move it");

  @ArchTest
  static final ArchRule THE_PORT_KNOWS_NO_DATABASE =
      noClasses()
          .that()
          .resideInAPackage("io.dialer.core.telephony..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.jdbi..", "org.postgresql..");

  @ArchTest
  static final ArchRule THE_WALK_KNOWS_NO_DATABASE =
      noClasses()
          .that()
          .resideInAPackage("io.dialer.core.poll..")
          .and()
          .haveSimpleNameNotStartingWith("PollStore")
          .and()
          .haveSimpleNameNotEndingWith("Mapper")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.jdbi..", "org.postgresql..");

  @ArchTest
  static final ArchRule NOBODY_LOOKS_INTO_THE_ENGINE_FROM_BELOW =
      noClasses()
          .that()
          .resideInAnyPackage("..poll..", "..result..", "..agent..", "..audio..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..core.call..", "..core.dialing..", "..core.task..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.dialer.core.(*)..").should().beFreeOfCycles();
}
