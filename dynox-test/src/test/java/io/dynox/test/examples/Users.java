package io.dynox.test.examples;

import io.dynox.SyncBatchOperations;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The users of the examples. */
final class Users {

    static final String TABLE = "users";

    private Users() {}

    static Map<String, Object> user(int number) {
        return Map.of("pk", "USER#" + number, "sk", "PROFILE", "name", "User " + number, "age", 20 + number);
    }

    static Map<String, Object> key(int number) {
        return Map.of("pk", "USER#" + number, "sk", "PROFILE");
    }

    static List<Map<String, Object>> users(int count) {
        return IntStream.range(0, count).mapToObj(Users::user).toList();
    }

    static List<Map<String, Object>> keys(int count) {
        return IntStream.range(0, count).mapToObj(Users::key).toList();
    }

    static List<Object> namesOf(SyncBatchOperations dynox, int count) {
        return dynox.batchGet(TABLE, keys(count)).items().stream()
                .map(item -> item.get("name"))
                .toList();
    }
}
