package io.dynox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dynox.reactive.ReactiveBatchOperations;
import io.dynox.reactive.ReactiveBatchTable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twins have the same methods with the same parameters, spelled as the twin spells them: what is a future in the
 * asynchronous API is its value in the blocking one and a {@code Mono} in the reactive one, empty for an empty {@code Optional}; what is a publisher there is a
 * {@code Stream} and a {@code Flux}.
 */
class TwinsTest {

    private static final String FUTURE = "java.util.concurrent.CompletableFuture<";
    private static final String OPTIONAL = "java.util.Optional<";
    private static final String PUBLISHER = "org.reactivestreams.Publisher<";

    /** Types of the asynchronous API, and how the twin spells them wherever they stand. */
    private static final Map<String, String> BLOCKING = ordered(
            "io.dynox.BatchOperations",
            "io.dynox.SyncBatchOperations",
            "io.dynox.BatchWriter<",
            "io.dynox.SyncBatchWriter<",
            "io.dynox.BatchTable<",
            "io.dynox.SyncBatchTable<",
            PUBLISHER,
            "java.util.stream.Stream<",
            "java.util.function.Function<",
            "java.util.function.Consumer<",
            ", ? extends java.util.concurrent.CompletionStage<?>>",
            ">");

    private static final Map<String, String> REACTIVE = ordered(
            "io.dynox.BatchOperations",
            "io.dynox.reactive.ReactiveBatchOperations",
            "io.dynox.BatchTable<",
            "io.dynox.reactive.ReactiveBatchTable<",
            "java.util.concurrent.CompletionStage<",
            PUBLISHER);

    /** Where the twins must differ, and why. */
    private static final Map<String, String> BLOCKING_EXCEPTIONS = Map.of(
            "sync", "leads to the twin",
            "async", "leads back");

    private static final Map<String, String> WRITER_EXCEPTIONS = Map.of(
            "close", "AutoCloseable.close returns nothing; result() has the account",
            "progress", "is pushed in both: the thread that writes has no time to pull it");

    private static final Map<String, String> REACTIVE_EXCEPTIONS = Map.of(
            "sync", "the blocking twin is that of the asynchronous API",
            "async", "leads back",
            "writer", "is open whether anybody subscribes or not; write(...) closes it");

    /** A type of the asynchronous API and a twin of it. */
    private record Twins(Class<?> async, Class<?> twin, Map<String, String> spelling, Map<String, String> exceptions) {

        boolean isReactive() {
            return spelling == REACTIVE;
        }

        @Override
        public String toString() {
            return async.getSimpleName() + " and " + twin.getSimpleName();
        }
    }

    static Stream<Twins> twins() {
        return Stream.of(
                new Twins(BatchOperations.class, SyncBatchOperations.class, BLOCKING, BLOCKING_EXCEPTIONS),
                new Twins(BatchTable.class, SyncBatchTable.class, BLOCKING, BLOCKING_EXCEPTIONS),
                new Twins(BatchWriter.class, SyncBatchWriter.class, BLOCKING, WRITER_EXCEPTIONS),
                new Twins(BatchOperations.class, ReactiveBatchOperations.class, REACTIVE, REACTIVE_EXCEPTIONS),
                new Twins(BatchTable.class, ReactiveBatchTable.class, REACTIVE, REACTIVE_EXCEPTIONS));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void twinsHaveTheSameMethods(Twins twins) {
        List<String> expected = methods(twins.async())
                .filter(method -> !twins.exceptions().containsKey(method.getName()))
                .map(method -> spelled(twins, method))
                .toList();

        assertThat(methods(twins.twin())
                        .filter(method -> !twins.exceptions().containsKey(method.getName()))
                        .map(method -> method.getGenericReturnType().getTypeName() + parameters(method)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void exceptionsAreMethodsInWhichTheTwinsDiffer(Twins twins) {
        twins.exceptions().keySet().forEach(name -> {
            List<String> expected = methods(twins.async())
                    .filter(method -> method.getName().equals(name))
                    .map(method -> spelled(twins, method))
                    .toList();
            List<String> actual = methods(twins.twin())
                    .filter(method -> method.getName().equals(name))
                    .map(method -> method.getGenericReturnType().getTypeName() + parameters(method))
                    .toList();

            assertThat(actual).as(name).isNotEqualTo(expected);
        });
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }

    private static String parameters(Method method) {
        return " " + method.getName()
                + Arrays.stream(method.getGenericParameterTypes())
                        .map(Type::getTypeName)
                        .toList();
    }

    private static String spelled(Twins twins, Method method) {
        String result = method.getGenericReturnType().getTypeName();
        if (result.startsWith(FUTURE)) {
            String value = result.substring(FUTURE.length(), result.length() - 1);
            result = twins.isReactive()
                    ? "reactor.core.publisher.Mono<" + emitted(value) + ">"
                    : value.replace("java.lang.Void", "void");
        } else if (result.startsWith(PUBLISHER) && twins.isReactive()) {
            result = "reactor.core.publisher.Flux<" + result.substring(PUBLISHER.length());
        }
        String signature = result + parameters(method);
        for (Map.Entry<String, String> entry : twins.spelling().entrySet()) {
            signature = signature.replace(entry.getKey(), entry.getValue());
        }
        return signature;
    }

    /** A {@code Mono} may be empty by itself. */
    private static String emitted(String value) {
        return value.startsWith(OPTIONAL) ? value.substring(OPTIONAL.length(), value.length() - 1) : value;
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
