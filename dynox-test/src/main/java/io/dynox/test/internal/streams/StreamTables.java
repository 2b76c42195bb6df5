package io.dynox.test.internal.streams;

import io.dynox.test.internal.error.Arns;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;

/** Tells which tables requests to the streams are about. Stateless. */
public final class StreamTables {

    private StreamTables() {}

    /** The table that a request names, or whose stream it does; none if that cannot be told. */
    public static Set<String> of(AwsRequest request) {
        return Stream.concat(
                        request.getValueForField("TableName", String.class).map(Arns::tableName).stream(),
                        Stream.concat(
                                        request.getValueForField("StreamArn", String.class).stream(),
                                        request
                                                .getValueForField("ShardIterator", String.class)
                                                .flatMap(iterator -> streamOf(iterator))
                                                .stream())
                                .map(StreamTables::tableOfStream))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> streamOf(String iterator) {
        try {
            return Optional.of(ShardIterator.parse(iterator).stream());
        } catch (ValidationFailure e) { // the operation itself reports it
            return Optional.empty();
        }
    }

    private static String tableOfStream(String arn) {
        String path = Arns.tableName(arn);
        int end = path.indexOf("/stream/");
        return end < 0 ? path : path.substring(0, end);
    }
}
