package io.dialer.emulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Objects by id. A change replaces an object and never alters it: readers on other threads see the
 * old one or the new one. Ids grow and are never given twice.
 */
public final class Table {
  private final ConcurrentSkipListMap<Integer, ObjectNode> rows = new ConcurrentSkipListMap<>();
  private final AtomicInteger nextId;

  /**
   * @param firstId of the first object that is added
   */
  public Table(int firstId) {
    this.nextId = new AtomicInteger(firstId);
  }

  /** Gives an id that no object of this table has or will have. */
  public int nextId() {
    return nextId.getAndIncrement();
  }

  /** Adds an object and gives its id. */
  public int add(ObjectNode row) {
    int id = nextId();
    rows.put(id, row);
    return id;
  }

  /** Sets the object with this id. */
  public void put(int id, ObjectNode row) {
    rows.put(id, row);
  }

  /** Changes the fields that the patch names. */
  public void patch(int id, ObjectNode patch) {
    rows.computeIfPresent(id, (key, row) -> row.deepCopy().setAll(patch));
  }

  /** Removes an object; false if there is none. */
  public boolean remove(int id) {
    return rows.remove(id) != null;
  }

  /** The object with this id. */
  public Optional<ObjectNode> find(int id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** The id of the first object that fits. */
  public OptionalInt idOf(Predicate<ObjectNode> wanted) {
    return rows.entrySet().stream()
        .filter(row -> wanted.test(row.getValue()))
        .mapToInt(Map.Entry::getKey)
        .findFirst();
  }

  /** All objects by id, in the order of their making. */
  public Map<Integer, ObjectNode> all() {
    return rows;
  }
}
