package io.dynox.test;

import io.dynox.test.internal.error.Account;
import io.dynox.test.internal.error.ServiceErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The failure of a whole request. Immutable.
 *
 * @param error what the client throws
 * @param applied whether the request took effect nevertheless
 * @param after how long it takes the client to notice
 */
record Failure(RuntimeException error, boolean applied, Duration after) {

    /** The failure that {@code fault} means for {@code request}; empty for faults that throttle, delay or concern items. */
    static Optional<Failure> of(Fault fault, SentRequest request, Account account) {
        if (fault instanceof Fault.ServerError server) {
            return Optional.of(new Failure(ServiceErrors.internal(), server.applied(), Duration.ZERO));
        }
        if (fault instanceof Fault.TimeOut timeOut) {
            return Optional.of(new Failure(
                    ApiCallTimeoutException.create(timeOut.after().toMillis()), timeOut.applied(), timeOut.after()));
        }
        if (fault instanceof Fault.ConnectionReset reset) {
            return Optional.of(
                    new Failure(noReply(new IOException("Connection reset")), reset.applied(), Duration.ZERO));
        }
        if (fault instanceof Fault.Outage) {
            return Optional.of(new Failure(noReply(new ConnectException("Connection refused")), false, Duration.ZERO));
        }
        if (fault instanceof Fault.AccessDenied) {
            return Optional.of(new Failure(accessDenied(request, account), false, Duration.ZERO));
        }
        return Optional.empty();
    }

    private static RuntimeException noReply(IOException cause) {
        return SdkClientException.create("Unable to execute HTTP request: " + cause.getMessage(), cause);
    }

    private static RuntimeException accessDenied(SentRequest request, Account account) {
        String table = request.tables().stream().findFirst().orElse("*");
        return account.accessDenied(request.operation(), account.ofTable(table));
    }
}
