package io.dynox.test.assertj;

import io.dynox.test.SentRequest;
import org.assertj.core.presentation.StandardRepresentation;

/** Shows a request on one line, as {@code BatchWriteItem on users (25 items)}. Stateless. */
final class RequestRepresentation extends StandardRepresentation {

    @Override
    protected String fallbackToStringOf(Object object) {
        return object instanceof SentRequest request ? text(request) : super.fallbackToStringOf(object);
    }

    private static String text(SentRequest request) {
        int items = request.items().size();
        return request.operation()
                + (request.tables().isEmpty() ? "" : " on " + String.join(", ", request.tables()))
                + (items == 0 ? "" : " (" + items + (items == 1 ? " item)" : " items)"));
    }
}
