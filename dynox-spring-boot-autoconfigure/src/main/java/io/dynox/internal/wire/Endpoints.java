package io.dynox.internal.wire;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.endpoints.AwsEndpointAttribute;
import software.amazon.awssdk.awscore.endpoints.authscheme.EndpointAuthScheme;
import software.amazon.awssdk.awscore.endpoints.authscheme.SigV4AuthScheme;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointParams;
import software.amazon.awssdk.services.dynamodb.endpoints.DynamoDbEndpointProvider;

/**
 * Where requests are sent to, as the SDK's endpoint rules say. They are asked once for an account and a table's ARN; names of tables
 * change nothing. Thread-safe.
 */
final class Endpoints {

    private static final int MAX_KEPT = 100;
    private static final String ARN = "arn:";

    private final DynamoDbEndpointProvider rules;
    private final Supplier<DynamoDbEndpointParams> clients;

    /** Asked at the first request; whoever asks at the same time gets the same answer. */
    private volatile @Nullable DynamoDbEndpointParams answer;

    /** Guarded by itself; in the order of last use. */
    private final Map<Question, Target> kept = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * The endpoints of a client.
     *
     * @param clients what the client says about each of its requests; asked when it is needed first
     */
    Endpoints(DynamoDbEndpointProvider rules, Supplier<DynamoDbEndpointParams> clients) {
        this.rules = rules;
        this.clients = clients;
    }

    private record Question(
            @Nullable String account, @Nullable String arn) {}

    /**
     * Where a request goes to, and for whom it is signed.
     *
     * @param region of the signature; null when no region is known
     */
    record Target(URI url, @Nullable String region, String service) {}

    /**
     * The target of a request.
     *
     * @param account the account of the credentials, if they have one
     * @throws software.amazon.awssdk.core.exception.SdkClientException when the rules refuse the settings
     */
    Target of(@Nullable String account, String table) {
        Question question = new Question(account, table.startsWith(ARN) ? table : null);
        synchronized (kept) {
            Target known = kept.get(question);
            if (known != null) {
                return known;
            }
        }
        Target target = ask(question);
        synchronized (kept) {
            kept.put(question, target);
            if (kept.size() > MAX_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return target;
    }

    private DynamoDbEndpointParams client() {
        DynamoDbEndpointParams said = answer;
        if (said == null) {
            said = clients.get();
            answer = said;
        }
        return said;
    }

    private Target ask(Question question) {
        DynamoDbEndpointParams client = client();
        DynamoDbEndpointParams.Builder params = client.toBuilder().accountId(question.account());
        if (question.arn() != null) {
            params.resourceArn(question.arn()).resourceArnList(List.of(question.arn()));
        }
        Endpoint endpoint = rules.resolveEndpoint(params.build()).join();
        String region = client.region() == null ? null : client.region().id();
        String service = "dynamodb";
        List<EndpointAuthScheme> schemes = endpoint.attribute(AwsEndpointAttribute.AUTH_SCHEMES);
        for (EndpointAuthScheme scheme : schemes == null ? List.<EndpointAuthScheme>of() : schemes) {
            if (scheme instanceof SigV4AuthScheme signed) {
                region = signed.signingRegion() == null ? region : signed.signingRegion();
                service = signed.signingName() == null ? service : signed.signingName();
                break;
            }
        }
        return new Target(endpoint.endpointUrl().toUri(), region, service);
    }
}
