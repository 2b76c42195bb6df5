package io.dynox;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Twins have the same methods with the same parameters; where one returns a future of a value, the other returns the value. */
class TwinsTest {

    /** How a type of the asynchronous API is spelled in the synchronous one. */
    private static final Map<String, String> SPELLING = Map.of(
            "io.dynox.BatchWriter<", "io.dynox.SyncBatchWriter<",
            "org.reactivestreams.Publisher<", "java.util.stream.Stream<",
            "java.util.function.Function<", "java.util.function.Consumer<",
            ", ? extends java.util.concurrent.CompletionStage<?>>", ">");

    /** Where the twins must differ, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "sync", "leads to the twin",
            "async", "leads back",
            "close", "AutoCloseable.close returns nothing; result() has the account");

    static Stream<Arguments> twins() {
        return Stream.of(
                Arguments.of(BatchOperations.class, SyncBatchOperations.class),
                Arguments.of(BatchTable.class, SyncBatchTable.class),
                Arguments.of(BatchWriter.class, SyncBatchWriter.class));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void twinsHaveTheSameMethods(Class<?> async, Class<?> sync) {
        List<String> expected = signatures(async).map(TwinsTest::blocking).toList();

        assertThat(signatures(sync)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("twins")
    void exceptionsAreExactlyTheNamedOnes(Class<?> async, Class<?> sync) {
        assertThat(Stream.of(async, sync)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .map(Method::getName))
                .filteredOn(EXCEPTIONS::containsKey)
                .hasSize(2);
    }

    private static Stream<String> signatures(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !EXCEPTIONS.containsKey(method.getName()))
                .map(method -> method.getGenericReturnType().getTypeName() + " " + method.getName()
                        + Arrays.stream(method.getGenericParameterTypes())
                                .map(Type::getTypeName)
                                .toList());
    }

    private static String blocking(String signature) {
        String spelled = signature;
        for (Map.Entry<String, String> entry : SPELLING.entrySet()) {
            spelled = spelled.replace(entry.getKey(), entry.getValue());
        }
        String future = "java.util.concurrent.CompletableFuture<";
        if (!spelled.startsWith(future)) {
            return spelled;
        }
        int end = spelled.indexOf("> ", future.length());
        String value = spelled.substring(future.length(), end).replace("java.lang.Void", "void");
        return value + spelled.substring(end + 1);
    }
}
