package io.dynox.test.internal.table;

import io.dynox.test.internal.error.ServiceErrors;
import io.dynox.test.internal.operation.Admission;
import io.dynox.test.internal.storage.StoredTable;
import io.dynox.test.internal.storage.Tables;
import io.dynox.test.internal.validation.Constraints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/** The operations on the tags of tables. Stateless but for the tables. */
record TagOperations(Tables tables) {

    private static final Pattern TABLE = Pattern.compile("arn:aws:dynamodb:.+:\\d+:table/[^/]{2}[^/]+");
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final String RESERVED = "aws:";
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    TagResourceResponse tag(TagResourceRequest request, Admission admission) {
        checkResource(request.resourceArn());
        checkTags(request.hasTags() ? request.tags() : null);
        checkTable(request.resourceArn());
        if (request.tags().isEmpty()) {
            throw ServiceErrors.validation("Atleast one Tag needs to be provided as Input.");
        }
        StoredTable table = changeable(request.resourceArn());
        admission.admit();
        set(table, request.tags());
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request, Admission admission) {
        checkResource(request.resourceArn());
        new Constraints()
                .notNull("tagKeys", request.hasTagKeys() ? request.tagKeys() : null)
                .check();
        checkTable(request.resourceArn());
        if (request.tagKeys().isEmpty()) {
            throw ServiceErrors.validation("Atleast one Tag Key needs to be provided as Input.");
        }
        StoredTable table = changeable(request.resourceArn());
        admission.admit();
        table.tags().remove(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    ListTagsOfResourceResponse list(ListTagsOfResourceRequest request, Admission admission) {
        checkResource(request.resourceArn());
        checkTable(request.resourceArn());
        StoredTable table = tables.find(request.resourceArn());
        if (table == null) {
            throw ServiceErrors.notFound(
                    "Requested resource not found: ResourcArn: " + request.resourceArn() + " not found");
        }
        admission.admit();
        return ListTagsOfResourceResponse.builder()
                .tags(table.tags().all().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }

    private StoredTable changeable(String arn) {
        return tables.find(arn) == null ? tables.forItems(arn) : tables.changeable(arn);
    }

    /** Sets the tags of a table, which are checked. */
    static void set(StoredTable table, List<Tag> tags) {
        Map<String, String> values = new LinkedHashMap<>();
        tags.forEach(tag -> values.put(tag.key(), tag.value()));
        if (!table.tags().set(values, MOST)) {
            throw ServiceErrors.validation("One or more parameter values were invalid: Too many tags: a resource can"
                    + " have at most " + MOST);
        }
    }

    /** Refuses tags that break a rule. */
    static void checkTags(@Nullable List<Tag> tags) {
        Constraints constraints = new Constraints().notNull("tags", tags);
        for (int i = 0; tags != null && i < tags.size(); i++) {
            String path = "tags." + (i + 1) + ".member.";
            Tag tag = tags.get(i);
            constraints.notNull(path + "key", tag.key()).length(path + "key", tag.key(), 1, LONGEST_KEY);
            constraints.notNull(path + "value", tag.value()).length(path + "value", tag.value(), 0, LONGEST_VALUE);
        }
        constraints.check();
        if (tags != null && !tags.stream().allMatch(TagOperations::isWritable)) {
            throw ServiceErrors.validation("One or more parameter values were invalid: The keys and values of tags can"
                    + " only contain letters, white space, numbers and the characters _ . : / = + - @");
        }
        if (tags != null && tags.stream().anyMatch(tag -> tag.key().startsWith(RESERVED))) {
            throw ServiceErrors.validation("One or more parameter values were invalid: Tag keys that begin with "
                    + RESERVED + " are reserved");
        }
    }

    private static boolean isWritable(Tag tag) {
        return CHARACTERS.matcher(tag.key()).matches()
                && CHARACTERS.matcher(tag.value()).matches();
    }

    private static void checkResource(@Nullable String arn) {
        if (arn == null) {
            throw ServiceErrors.validation("Invalid TableArn");
        }
    }

    private static void checkTable(String arn) {
        if (!TABLE.matcher(arn).matches()) {
            throw ServiceErrors.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
    }
}
