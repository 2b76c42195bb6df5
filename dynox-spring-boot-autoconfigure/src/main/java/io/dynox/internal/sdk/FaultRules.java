package io.dynox.internal.sdk;

import io.dynox.FailureClassifier;
import io.dynox.InvalidItemException;
import io.dynox.TableAccessException;
import io.dynox.internal.Printable;
import io.dynox.internal.TableProperty;
import io.dynox.internal.TextlessException;
import io.dynox.internal.engine.request.RequestFailure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingReason;

/**
 * Says what a failed call means, by the types and the error codes of its exception, never by texts, which change and may
 * hold item content.
 *
 * <p>Immutable.
 *
 * @param action the operation of DynamoDB, such as {@code BatchWriteItem}
 * @param own the application's rules, which come first
 */
public record FaultRules(String table, String action, ServiceSite site, FailureClassifier own) {

    private static final Logger LOG = LoggerFactory.getLogger(FailureClassifier.class);

    private static final String UNREACHABLE = "the service that gives them, such as STS, can't be reached: check the"
            + " network; the cause names the host.";
    private static final String UNREADABLE = "what gives them answers with no JSON: check the source of the credentials"
            + " (a process, a container or a proxy before it); the cause says which.";

    /** What a failure means; the future doesn't fail. */
    public CompletableFuture<RequestFailure> of(Throwable failure) {
        Throwable cause = Causes.unwrap(failure);
        Optional<RequestFailure> classified = classified(cause);
        if (classified.isPresent()) {
            return CompletableFuture.completedFuture(classified.get());
        }
        LinkageError linkage = Causes.linkage(cause);
        if (linkage != null) {
            return CompletableFuture.completedFuture(unusable(linkage, cause));
        }
        if (cause instanceof AwsServiceException answer) {
            return CompletableFuture.completedFuture(ofAnswer(answer));
        }
        if (Causes.isUnreachable(cause)) {
            return site.failsToGetCredentials(Causes::isUnreachable)
                    .thenApply(fails -> fails ? unfetched(cause, UNREACHABLE) : unreachable(cause));
        }
        if (Causes.isUnreadable(cause)) {
            return site.failsToGetCredentials(Causes::isUnreadable)
                    .thenApply(fails -> fails ? unfetched(cause, UNREADABLE) : unreadable(cause));
        }
        if (Causes.isUnconnected(cause)) {
            return CompletableFuture.completedFuture(new RequestFailure.Unanswered(new TableAccessException(
                    table,
                    "Got no connection to DynamoDB in " + site + " for table '" + table
                            + "' in time: check the network and dynox.endpoint; when others get through, raise"
                            + " dynox.http.max-connections, or lower the concurrencies.",
                    cause)));
        }
        if (cause instanceof SdkClientException && !Causes.isPassing(cause)) {
            return site.lacksCredentials().thenApply(lacks -> lacks ? noCredentials(cause) : unanswered(cause));
        }
        return CompletableFuture.completedFuture(unanswered(cause));
    }

    private Optional<RequestFailure> classified(Throwable cause) {
        try {
            return own.classify(cause).map(kind -> switch (kind) {
                case RETRYABLE -> new RequestFailure.Throttled(cause, List.of());
                case FATAL_FOR_ITEM -> new RequestFailure.Rejected(cause);
                case FATAL_FOR_WRITER ->
                    refused(
                            action + " on table '" + table + "' in " + site
                                    + " failed for good, as the FailureClassifier of the application says.",
                            cause);
                case UNKNOWN_OUTCOME -> unanswered(cause);
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "The failure classifier failed on {}; Dynox's own rules apply",
                    cause.getClass().getName(),
                    TextlessException.inLog(LOG.isTraceEnabled(), e));
            return Optional.empty();
        }
    }

    private RequestFailure ofAnswer(AwsServiceException answer) {
        return switch (code(answer)) {
            case "ProvisionedThroughputExceeded", "Throttling", "RequestLimitExceeded", "ReplicatedWriteConflict" ->
                new RequestFailure.Throttled(answer, reasons(answer));
            case "Validation", "ItemCollectionSizeLimitExceeded", "Serialization" ->
                new RequestFailure.Rejected(answer, ServiceReason.of(answer));
            case "ExpiredToken" -> expired(answer);
            case "InternalServerError", "InternalFailure", "ServiceUnavailable" -> unanswered(answer);
            case "ResourceNotFound", "TableNotFound" -> noTable(answer);
            case "AccessDenied", "NotAuthorized", "OptInRequired" -> noPermission(answer);
            case "InvalidSignature", "SignatureDoesNotMatch" ->
                ClockSkew.isIn(answer) ? wrongClock(answer) : wrongCredentials(answer);
            case "UnrecognizedClient",
                    "IncompleteSignature",
                    "MissingAuthenticationToken",
                    "InvalidClientTokenId",
                    "InvalidAccessKeyId" -> wrongCredentials(answer);
            case "RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture" -> wrongClock(answer);
            default -> byStatus(answer);
        };
    }

    /** Codes that this version doesn't know. */
    private RequestFailure byStatus(AwsServiceException answer) {
        int status = answer.statusCode();
        if (status == 429 || (answer.awsErrorDetails() != null && answer.isThrottlingException())) {
            return new RequestFailure.Throttled(answer, List.of());
        }
        if (status == 400 || status == 413) {
            // it may be about one item: isolating it costs little, giving up all would cost the others
            return new RequestFailure.Rejected(answer, ServiceReason.of(answer));
        }
        if (status > 400 && status < 500 && status != 408) {
            return refused(
                    "The service in " + site + " refused " + action + " on table '" + table + "' ("
                            + ServiceReason.of(answer)
                            + "): check dynox.endpoint, proxies and the permissions of the credentials.",
                    answer);
        }
        return unanswered(new TableAccessException(
                table,
                action + " on table '" + table + "' in " + site + " was answered with no reason that DynamoDB gives ("
                        + ServiceReason.of(answer) + "): check dynox.endpoint and proxies if it lasts.",
                answer));
    }

    /** Whether a permission is missing. */
    static boolean isDenied(AwsServiceException answer) {
        return switch (code(answer)) {
            case "AccessDenied", "NotAuthorized", "OptInRequired" -> true;
            default -> false;
        };
    }

    /** The error code without the suffix that only some of them have; made-up exceptions may have none. */
    static String code(AwsServiceException answer) {
        String code =
                answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                        ? answer.getClass().getSimpleName()
                        : answer.awsErrorDetails().errorCode();
        String bare = Printable.code(code.substring(code.lastIndexOf('#') + 1));
        return bare.endsWith("Exception") ? bare.substring(0, bare.length() - "Exception".length()) : bare;
    }

    private static List<String> reasons(AwsServiceException answer) {
        List<ThrottlingReason> reasons = List.of();
        if (answer instanceof ProvisionedThroughputExceededException exceeded) {
            reasons = exceeded.throttlingReasons();
        } else if (answer instanceof ThrottlingException throttling) {
            reasons = throttling.throttlingReasons();
        } else if (answer instanceof RequestLimitExceededException limit) {
            reasons = limit.throttlingReasons();
        }
        return reasons.stream()
                .map(reason -> Printable.code(String.valueOf(reason.reason())))
                .toList();
    }

    private static RequestFailure unanswered(Throwable cause) {
        return new RequestFailure.Unanswered(cause);
    }

    private RequestFailure unreachable(Throwable cause) {
        return unanswered(new TableAccessException(
                table,
                "Can't connect to DynamoDB in " + site + " for table '" + table
                        + "': check the network, dynox.endpoint and dynox.region"
                        + (Causes.isNotTls(cause)
                                ? ", and that http:// or https:// is right for the endpoint's port."
                                : "."),
                cause));
    }

    /** The SDK asks other services on the way to DynamoDB, such as STS; their failures look like DynamoDB's. */
    private RequestFailure unfetched(Throwable cause, String why) {
        return unanswered(new TableAccessException(
                table,
                "The AWS credentials for the call to table '" + table + "' in " + site + " couldn't be fetched, as "
                        + why,
                cause));
    }

    private RequestFailure unreadable(Throwable cause) {
        return unanswered(new TableAccessException(
                table,
                "What answered " + action + " on table '" + table + "' in " + site
                        + " isn't DynamoDB: check dynox.endpoint and proxies.",
                cause));
    }

    /** Another attempt may find renewed credentials; when none does, this says what is wrong. */
    private RequestFailure expired(Throwable cause) {
        return unanswered(new TableAccessException(
                table,
                "The session token of the AWS credentials for table '" + table + "' in " + site
                        + " has expired: renew the credentials (sign in again, or check what refreshes them).",
                cause));
    }

    /** The SDK has corrected its clock by this reply: the next attempt is signed with the service's time. */
    private RequestFailure wrongClock(Throwable cause) {
        return unanswered(new TableAccessException(
                table,
                "DynamoDB in " + site + " refused the signature of a request to table '" + table
                        + "', as the clock of this machine is wrong: correct it.",
                cause));
    }

    /** No later attempt loads what this one couldn't. */
    private RequestFailure unusable(LinkageError error, Throwable cause) {
        return refused(
                action + " on table '" + table + "' needs a class that is absent or of another version (" + error
                        + "): let one BOM, software.amazon.awssdk:bom, manage all modules of the AWS SDK, and see that"
                        + " Netty's and Reactive Streams' versions are those that Spring Boot manages.",
                cause);
    }

    private RequestFailure noTable(Throwable cause) {
        return refused(
                "Table '" + table + "' doesn't exist in " + site
                        + ": create it, or check its name, dynox.region and dynox.endpoint.",
                cause);
    }

    private RequestFailure noPermission(Throwable cause) {
        return refused(
                "The credentials may not use dynamodb:" + action + " on table '" + table + "' in " + site
                        + ": allow it in their IAM policy.",
                cause);
    }

    private RequestFailure wrongCredentials(Throwable cause) {
        return refused(
                "DynamoDB in " + site + " doesn't accept the AWS credentials of the call to table '" + table
                        + "': check the access key, the secret key, the session token and dynox.region.",
                cause);
    }

    private RequestFailure noCredentials(Throwable cause) {
        return refused(
                "No AWS credentials were found for the call to table '" + table + "' in " + site
                        + ": set them in the environment, in a profile, by a role, or on the DynamoDbAsyncClient bean."
                        + " The service account of a Kubernetes pod (AWS_WEB_IDENTITY_TOKEN_FILE) needs"
                        + " software.amazon.awssdk:sts on the class path; a profile with SSO needs sso and ssooidc;"
                        + " where these are there, the cause says what each source lacks.",
                cause);
    }

    private RequestFailure refused(String message, Throwable cause) {
        return new RequestFailure.Refused(new TableAccessException(table, message, cause));
    }

    /** The reply doesn't say which key a rejected request fails for, and no key is worth another attempt. */
    public static RequestFailure ofKeys(String table, RequestFailure failure) {
        return failure instanceof RequestFailure.Rejected rejected
                ? new RequestFailure.Refused(new InvalidItemException(
                        table,
                        "DynamoDB refused the keys of a batch get from table '" + table
                                + "' (" + rejected.reason()
                                + "): the text of the cause may say more. Check them, and "
                                + TableProperty.of(TableName.of(table))
                                + ".partition-key and .sort-key if they are set.",
                        failure.cause()))
                : failure;
    }

    /** Nor is a scan or a query worth another attempt that was rejected. */
    public static RequestFailure ofPage(PageSpec spec, RequestFailure failure) {
        return failure instanceof RequestFailure.Rejected rejected
                ? new RequestFailure.Refused(new InvalidItemException(
                        spec.table(),
                        "DynamoDB refused a " + spec.access().action().toLowerCase(Locale.ROOT) + " of table '"
                                + spec.table() + "'" + (spec.index() == null ? "" : ", index '" + spec.index() + "'")
                                + " (" + rejected.reason() + "): the text of the cause may say more. Check "
                                + spec.conditions() + "the projection and the position"
                                + (spec.index() != null && spec.consistentRead()
                                        ? ", and leave out consistentRead, which no global index has."
                                        : "."),
                        failure.cause()))
                : failure;
    }
}
