package io.dialer.emulator.campaign;

/**
 * The status of a campaign. The document numbers it in two ways: in the old list (section 3.8.1),
 * and everywhere else (sections 3.8.2 and 3.8.4).
 */
enum CampaignStatus {
  STOPPED(0, 4),
  PLANNED(1, 1),
  RUNNING(2, 2),
  STOPPING(3, 3),
  FINISHED(4, 5),
  /** After its deletion a campaign is listed nowhere. */
  DELETING(6, 6);

  private final int code;
  private final int listed;

  CampaignStatus(int code, int listed) {
    this.code = code;
    this.listed = listed;
  }

  /** The number of sections 3.8.2 and 3.8.4. */
  int code() {
    return code;
  }

  /** The number of section 3.8.1. */
  int listed() {
    return listed;
  }
}
