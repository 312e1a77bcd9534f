package io.dialer.mango.client.config;

import io.dialer.mango.client.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a group's calls are given to. The algorithms may be services that cost money.
 *
 * @param dialAlgGroup 0 one after the other, 1 by skill, 2 all that are free, 3 by chance, 5 who
 *     has been idle longest
 * @param dialAlgUsers 1 all numbers of an employee at once, 2 main numbers, 3 SIP accounts only, 4
 *     one number after the other, 5 as the employee's card says
 * @param autoRedirect whether a caller is led to the employee who knows him, 0 or 1
 * @param operators the employees; in a change they replace the former ones
 */
public record Distribution(
    @Nullable Integer dialAlgGroup,
    @Nullable Integer dialAlgUsers,
    @Nullable Integer autoRedirect,
    @Nullable List<Operator> operators) {

  /** Settings that are malformed are refused with {@code InvalidRequest}. */
  public Distribution {
    Check.of("group")
        .oneOf("dial_alg_group", dialAlgGroup, 0, 1, 2, 3, 5)
        .between("dial_alg_users", dialAlgUsers, 1, 5)
        .between("auto_redirect", autoRedirect, 0, 1);
  }

  /**
   * An employee of the group.
   *
   * @param id as {@code general.user_id}
   * @param priority for algorithms by skill
   * @param order is in the document's example, but the PBX goes by the order of the list
   */
  public record Operator(Long id, @Nullable Integer priority, @Nullable Integer order) {

    /** An employee who is malformed is refused with {@code InvalidRequest}. */
    public Operator {
      Check.of("group").present("operators.id", id).positive("operators.id", id);
    }
  }
}
