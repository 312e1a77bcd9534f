package io.dialer.api.settings;

/** A setting whose value cannot be used, found out after the configuration was read. */
public final class WrongSetting extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String setting;

  /**
   * @param setting where it stands in the file: {@code database.url}
   * @param problem what is wrong and what is expected, after "… is "abc": "
   */
  public WrongSetting(String setting, String problem) {
    super(problem);
    this.setting = setting;
  }

  public String setting() {
    return setting;
  }

  /** What is wrong and what is expected. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
