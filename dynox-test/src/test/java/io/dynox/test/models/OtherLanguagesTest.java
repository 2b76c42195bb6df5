package io.dynox.test.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dynox.SyncBatchOperations;
import io.dynox.SyncBatchTable;
import io.dynox.test.InMemoryDynamoDb;
import io.dynox.test.Key;
import io.dynox.test.junit.DynoxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Models in Kotlin and with Lombok, compiled by their own compilers. */
class OtherLanguagesTest {

    @RegisterExtension
    static final DynoxExtension DYNOX = DynoxExtension.builder()
            .table("orders", Key.string("pk"), Key.string("sk"))
            .table("devices", Key.string("id"))
            .table("readings", Key.string("device"), Key.string("at"))
            .build();

    /** Calls a method that the compiled sources have. */
    private static Object call(Class<?> type, String method, Object... arguments) throws ReflectiveOperationException {
        return Stream.of(type.getMethods())
                .filter(each -> each.getName().equals(method) && each.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(method))
                .invoke(null, arguments);
    }

    // a class maps its own items
    @SuppressWarnings("unchecked")
    private static <T> void assertCopied(SyncBatchOperations dynox, String table, Class<T> type, Object item) {
        SyncBatchTable<T> items = dynox.table(table, type);
        T typed = (T) item;

        items.batchWrite(List.of(typed), List.of());

        assertThat(items.batchGet(List.of(items.keyOf(typed))).items()).containsExactly(typed);
    }

    @Nested
    class Kotlin {

        @TempDir
        static Path target;

        private static Class<?> type(String name) throws IOException, ClassNotFoundException {
            return Holder.CLASSES.loadClass("shop." + name);
        }

        /** Compiling takes a few seconds. */
        private static final class Holder {
            private static final ClassLoader CLASSES = compile();

            private static ClassLoader compile() {
                try {
                    return Compiled.kotlin(target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Test
        void dataClassesAreWrittenAndReadAsTheyWere(SyncBatchOperations dynox, InMemoryDynamoDb dynamo)
                throws ReflectiveOperationException, IOException {
            Object orders = call(type("Shop"), "samples");

            Object copies = call(type("Shop"), "copy", dynox, orders);

            assertThat(new HashSet<Object>((List<?>) copies)).isEqualTo(new HashSet<Object>((List<?>) orders));
            assertThat(dynox.table("orders")
                            .get(Map.of("pk", "00000000-0000-0003-0000-000000000004", "sk", "2026-02-01T00:00:00Z")))
                    .hasValueSatisfying(item -> assertThat(item)
                            .containsEntry("note", "gift")
                            .containsEntry("expires", new BigDecimal(7))
                            .containsEntry("lines_of_order", List.of()));
            assertThat(dynamo.itemCount("orders")).isEqualTo(2);
        }

        @Test
        void defaultsAndMissingAttributesAreThoseOfTheGetters(SyncBatchOperations dynox)
                throws ReflectiveOperationException, IOException {
            dynox.table("orders")
                    .save(Map.of(
                            "pk", "00000000-0000-0003-0000-000000000004",
                            "sk", "2026-02-01T00:00:00Z",
                            "lines_of_order", List.of(Map.of("article", "pen", "count", 1))));

            Object order = dynox.table("orders", type("Order"))
                    .get(Map.of("pk", "00000000-0000-0003-0000-000000000004", "sk", "2026-02-01T00:00:00Z"))
                    .orElseThrow();

            assertThat(order)
                    .hasToString("Order(pk=00000000-0000-0003-0000-000000000004, sk=2026-02-01T00:00:00Z,"
                            + " lines=[Line(article=pen, count=1)], state=OPEN, note=null, expires=null)");
        }

        @Test
        void sealedInterfaceOfDataClassesIsOneTable(SyncBatchOperations dynox)
                throws ReflectiveOperationException, IOException {
            dynox.table("orders")
                    .batchWrite(
                            List.of(
                                    Map.of("pk", "C#1", "sk", "PROFILE", "kind", "customer", "name", "Ada"),
                                    Map.of("pk", "C#1", "sk", "INVOICE#1", "cents", 250)),
                            List.of());

            try (Stream<?> entities = dynox.table("orders", type("Entity")).scan()) {
                assertThat(entities.map(Object::toString))
                        .containsExactlyInAnyOrder(
                                "Customer(pk=C#1, sk=PROFILE, name=Ada)", "Invoice(pk=C#1, sk=INVOICE#1, cents=250)");
            }
        }

        @Test
        void dataClassThatIsNoRecordIsToldHowToBecomeOne(SyncBatchOperations dynox)
                throws ReflectiveOperationException, IOException {
            for (Class<?> type : List.of(type("Plain"), type("HoldsPlain"))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> dynox.table("orders", type))
                        .withMessageContaining("annotate the data class with @JvmRecord");
            }
        }

        @Test
        void valueClassesAreStoredAsWhatIsInsideOfThem(SyncBatchOperations dynox)
                throws ReflectiveOperationException, IOException {
            Object stock = call(type("Shop"), "stock");

            assertCopied(dynox, "devices", type("Stock"), stock);

            assertThat(dynox.table("devices").get(Map.of("id", "pen")))
                    .contains(Map.of("id", "pen", "left", new BigDecimal(-1)));
        }
    }

    @Nested
    class Lombok {

        @Test
        void dataIsABean(SyncBatchOperations dynox) throws Exception {
            Class<?> type = Compiled.lombok().loadClass("shop.Device");
            Object device = type.getConstructor().newInstance();
            type.getMethod("setId", String.class).invoke(device, "d1");
            type.getMethod("setPort", int.class).invoke(device, 8000);

            assertCopied(dynox, "devices", type, device);
        }

        @Test
        void valueWithABuilderIsAnImmutable(SyncBatchOperations dynox) throws Exception {
            Class<?> type = Compiled.lombok().loadClass("shop.Reading");
            Object builder = type.getMethod("builder").invoke(null);
            builder.getClass().getMethod("device", String.class).invoke(builder, "d1");
            builder.getClass().getMethod("at", Instant.class).invoke(builder, Instant.EPOCH);
            builder.getClass().getMethod("value", double.class).invoke(builder, 0.5);
            Object reading = builder.getClass().getMethod("build").invoke(builder);

            assertCopied(dynox, "readings", type, reading);
        }

        @Test
        void whatDoesNotWorkIsToldWhatDoes(SyncBatchOperations dynox) throws Exception {
            ClassLoader classes = Compiled.lombok();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> dynox.table("devices", classes.loadClass("shop.Mistakes$NoBuilder")))
                    .withMessageContaining("@DynamoDbImmutable")
                    .withMessageContaining("docs/models.md");
            Class<?> notPublic = (Class<?>) call(classes.loadClass("shop.Mistakes"), "notPublic");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> dynox.table("devices", notPublic))
                    .withMessageContaining("public");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> dynox.table("devices", classes.loadClass("shop.Mistakes$OnlyBuilder")))
                    .withMessageContaining("Lombok: @NoArgsConstructor and, beside @Builder, @AllArgsConstructor");
        }
    }
}
