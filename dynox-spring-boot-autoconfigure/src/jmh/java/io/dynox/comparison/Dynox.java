package io.dynox.comparison;

import io.dynox.BatchOperations;
import io.dynox.BatchTable;
import io.dynox.SyncBatchWriter;
import io.dynox.client.DynoxClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Dynox with its defaults. */
final class Dynox {

    private static final int WRITES = 25;
    private static final int KEYS = 100;

    private final String note;
    private final BatchTable<Map<String, Object>> maps;
    private final BatchTable<Person> records;
    private final BatchTable<PersonBean> beans;

    Dynox(DynoxClient client, String note) {
        this.note = note;
        BatchOperations operations = client.operations();
        this.maps = operations.table(Person.TABLE);
        this.records = operations.table(Person.TABLE, Person.class);
        this.beans = operations.table(Person.TABLE, PersonBean.class);
    }

    void writeMaps(int items) {
        write(maps, Person::map, items);
    }

    void writeRecords(int items) {
        write(records, person -> person, items);
    }

    void writeBeans(int items) {
        write(beans, Person::bean, items);
    }

    private <T> void write(BatchTable<T> table, Function<Person, T> item, int items) {
        try (SyncBatchWriter<T> batch = table.sync().writer()) {
            for (int id = 0; id < items; id++) {
                batch.put(item.apply(Person.of(id, note)));
            }
        }
    }

    void readMaps(int items) {
        read(maps, items);
    }

    void readRecords(int items) {
        read(records, items);
    }

    void readBeans(int items) {
        read(beans, items);
    }

    private static void read(BatchTable<?> table, int items) {
        int found = table.sync().batchGet(keys(0, items)).items().size();
        if (found != items) {
            throw new IllegalStateException("Found " + found);
        }
    }

    /** One call after the other. */
    void writeCalls(int items) {
        for (int first = 0; first < items; first += WRITES) {
            List<Person> people = new ArrayList<>(WRITES);
            for (int id = first; id < first + WRITES; id++) {
                people.add(Person.of(id, note));
            }
            records.sync().batchWrite(people, List.of());
        }
    }

    /** One call after the other. */
    void readCalls(int items) {
        for (int first = 0; first < items; first += KEYS) {
            records.sync().batchGet(keys(first, first + KEYS));
        }
    }

    private static List<Map<String, String>> keys(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(id -> Map.of("pk", "PERSON#" + id))
                .toList();
    }
}
