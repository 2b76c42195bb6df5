package io.dynox.test.internal.protocol;

import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;

/** What the target and the body of a request say. */
sealed interface Parsed {

    /**
     * The operation's request.
     *
     * @throws SerializationFailure if there is none
     */
    AwsRequest request();

    /** Reads a request. */
    static Parsed of(WireRequest request) {
        Optional<SdkPojo> builder =
                Targets.request(request.header("X-Amz-Target").orElse(null));
        byte[] body = request.body();
        try {
            if (builder.isPresent()) {
                return body.length == 0
                        ? new WrongMember(new SerializationFailure(null))
                        : new Request((AwsRequest) PojoReader.read(builder.get(), body));
            }
            if (body.length > 0) {
                PojoReader.check(body);
            }
            return new UnknownTarget();
        } catch (SerializationFailure e) {
            return e.getMessage() == null ? new NoJson(e) : new WrongMember(e);
        }
    }

    /** A request of an operation that exists. */
    record Request(AwsRequest request) implements Parsed {}

    /** A body that is no JSON object, which counts before all else. */
    record NoJson(SerializationFailure failure) implements Parsed {
        @Override
        public AwsRequest request() {
            throw failure;
        }
    }

    /** A target that no client knows. */
    record UnknownTarget() implements Parsed {
        @Override
        public AwsRequest request() {
            throw new IllegalStateException("The target is unknown");
        }
    }

    /** A member of the wrong type, or no body at all, which counts after the credentials. */
    record WrongMember(SerializationFailure failure) implements Parsed {
        @Override
        public AwsRequest request() {
            throw failure;
        }
    }
}
