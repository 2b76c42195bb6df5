package io.dynox.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType.S;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Tag;

final class TagContractTest extends ContractTest {

    TagContractTest(Backend backend) {
        super(backend);
    }

    private String arn(String table) {
        return client.describeTable(r -> r.tableName(table)).join().table().tableArn();
    }

    private Map<String, String> tags(String arn) {
        return client.listTagsOfResource(r -> r.resourceArn(arn)).join().tags().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    @Test
    void tagsAreSetReplacedAndRemoved() {
        String arn = arn(table(S));

        client.tagResource(r -> r.resourceArn(arn).tags(tag("a", "1"), tag("b", "2")))
                .join();
        client.tagResource(r -> r.resourceArn(arn).tags(tag("b", "3"))).join();
        assertThat(tags(arn)).containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b", "3"));

        client.untagResource(r -> r.resourceArn(arn).tagKeys("a", "x")).join();
        assertThat(tags(arn)).containsExactlyEntriesOf(Map.of("b", "3"));
    }

    @Test
    void tagsNeedAResource() {
        assertInvalid(client.tagResource(r -> r.tags(tag("a", "1"))), "Invalid TableArn");
        assertInvalid(
                client.tagResource(r -> r.resourceArn("arn:aws:dynamodb:us-east-1:123456789012:table/ab")
                        .tags(tag("a", "1"))),
                "Invalid TableArn: Invalid ResourceArn provided as input arn:aws:dynamodb:us-east-1:123456789012:table/ab");
        assertRefused(client.tagResource(
                        r -> r.resourceArn("arn:aws:dynamodb:us-east-1:123456789012:table/no-such-table")
                                .tags(tag("a", "1"))))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Requested resource not found");
    }

    @Test
    void aMalformedArnIsInvalidAndAnotherAccountDenied() {
        knownWrongOverHttp("dynalite denies access to both");
        String other = "arn:aws:dynamodb:us-east-1:210987654321:table/users";

        for (String malformed : List.of("", "nothing", "arn:aws:s3:::bucket")) {
            String message = "Invalid TableArn: Invalid ResourceArn provided as input " + malformed;
            assertInvalid(client.tagResource(r -> r.resourceArn(malformed).tags(tag("a", "1"))), message);
            assertInvalid(client.untagResource(r -> r.resourceArn(malformed).tagKeys("a")), message);
            assertInvalid(client.listTagsOfResource(r -> r.resourceArn(malformed)), message);
        }
        assertDenied(client.tagResource(r -> r.resourceArn(other).tags(tag("a", "1"))));
        assertDenied(client.untagResource(r -> r.resourceArn(other).tagKeys("a")));
        assertDenied(client.listTagsOfResource(r -> r.resourceArn(other)));
    }

    private static void assertDenied(CompletableFuture<?> reply) {
        assertRefused(reply)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    }

    @Test
    void tagsHoldLettersNumbersAndAFewCharacters() {
        knownWrongOverHttp("dynalite takes any");
        String arn = arn(table(S));

        client.tagResource(r -> r.resourceArn(arn).tags(tag("Größe 1_.:/=+-@", "x y")))
                .join();
        assertInvalid(
                client.tagResource(r -> r.resourceArn(arn).tags(tag("a", "b!"))),
                "One or more parameter values were invalid: The keys and values of tags");
        assertInvalid(
                client.tagResource(r -> r.resourceArn(arn).tags(tag("a#", "b"))),
                "One or more parameter values were invalid: The keys and values of tags");
    }

    @Test
    void atLeastOneTagIsNeeded() {
        String arn = arn(table(S));

        assertInvalid(
                client.tagResource(r -> r.resourceArn(arn).tags(List.of())),
                "Atleast one Tag needs to be provided as Input.");
        assertInvalid(
                client.untagResource(r -> r.resourceArn(arn).tagKeys(List.of())),
                "Atleast one Tag Key needs to be provided as Input.");
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
