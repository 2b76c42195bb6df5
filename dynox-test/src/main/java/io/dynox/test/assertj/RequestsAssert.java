package io.dynox.test.assertj;

import io.dynox.test.Item;
import io.dynox.test.SentRequest;
import io.dynox.test.internal.client.OperationNames;
import io.dynox.test.internal.value.PlainValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;

/**
 * Assertions on requests in the order in which they were sent: AssertJ's for lists, and some to choose from the requests. Not
 * thread-safe.
 */
public final class RequestsAssert
        extends AbstractListAssert<RequestsAssert, List<SentRequest>, SentRequest, ObjectAssert<SentRequest>> {

    RequestsAssert(List<SentRequest> actual) {
        super(actual, RequestsAssert.class);
        info.useRepresentation(new RequestRepresentation());
    }

    /**
     * Those of one operation, named as in the service's API, such as {@code BatchWriteItem}.
     *
     * @throws IllegalArgumentException if DynamoDB has no such operation
     */
    public RequestsAssert ofOperation(String operation) {
        OperationNames.checked(operation);
        return only(request -> request.operation().equals(operation));
    }

    /** Those that touch a table. */
    public RequestsAssert onTable(String table) {
        return only(request -> request.tables().contains(table));
    }

    /** Those that name an item or a key with all these attributes, of Java values or {@code AttributeValue}s. */
    public RequestsAssert naming(Map<String, ?> attributes) {
        Map<String, ?> wanted = PlainValues.plain(PlainValues.attributes(attributes));
        return only(request -> request.items().stream()
                .anyMatch(
                        item -> PlainValues.plain(item.attributes()).entrySet().containsAll(wanted.entrySet())));
    }

    /** Assertions on how many items and keys each request names. */
    public ListAssert<Integer> itemsPerRequest() {
        isNotNull();
        return Assertions.assertThat(
                actual.stream().map(request -> request.items().size()).toList());
    }

    /** Assertions on the items and keys that the requests name, in their order. */
    public ListAssert<Item> items() {
        isNotNull();
        return Assertions.assertThat(
                actual.stream().flatMap(request -> request.items().stream()).toList());
    }

    private RequestsAssert only(Predicate<SentRequest> chosen) {
        isNotNull();
        return newAbstractIterableAssert(actual.stream().filter(chosen).toList());
    }

    @Override
    protected ObjectAssert<SentRequest> toAssert(SentRequest value, String description) {
        return new ObjectAssert<>(value).as(description);
    }

    @Override
    protected RequestsAssert newAbstractIterableAssert(Iterable<? extends SentRequest> requests) {
        List<SentRequest> list = new ArrayList<>();
        requests.forEach(list::add);
        return new RequestsAssert(list).as(descriptionText());
    }
}
