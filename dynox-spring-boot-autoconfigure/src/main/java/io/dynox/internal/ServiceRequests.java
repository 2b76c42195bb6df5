package io.dynox.internal;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The ids that DynamoDB gives to requests, as its replies and its exceptions say them. Stateless. */
public final class ServiceRequests {

    /** DynamoDB's have 52 characters. */
    private static final int LONGEST_ID = 128;

    /** Bounds the walk: chains of causes may be circular. */
    private static final int MAX_CHAIN = 32;

    private ServiceRequests() {}

    /** The id itself; null for none, and for what a proxy made up that can't stand in a message. */
    public static @Nullable String id(@Nullable String given) {
        boolean isId = given != null
                && !given.isEmpty()
                && given.length() <= LONGEST_ID
                && given.chars().allMatch(c -> c == '-' || (c < 0x7f && Character.isLetterOrDigit(c)));
        return isId ? given : null;
    }

    /** The id of the request that failed with an exception or with one of its causes; null if none is known. */
    public static @Nullable String idOf(@Nullable Throwable failure) {
        Throwable next = failure;
        for (int i = 0; i < MAX_CHAIN && next != null; i++) {
            if (next instanceof DynamoDbException answer) {
                return id(answer.requestId());
            }
            next = next.getCause();
        }
        return null;
    }

    /** The message of an exception, with the id of the request if a reply of the service is its direct cause. */
    public static String shown(String message, @Nullable Throwable cause) {
        return shown(message, cause instanceof DynamoDbException ? idOf(cause) : null);
    }

    /** A message, with an id unless it is there already. */
    public static String shown(String message, @Nullable String id) {
        return id == null || message.contains(id) ? message : message + " (request id " + id + ")";
    }
}
