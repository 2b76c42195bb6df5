package io.dynox.internal.sdk;

import java.util.List;

/** What a failed call means for its batch. The causes are fit to be shown: their texts hold no item content. */
sealed interface ServiceFault {

    /** Nothing was processed, as the table or the account throttles. */
    record Throttled(Throwable cause, List<String> reasons) implements ServiceFault {}

    /** Nothing was processed, for the sake of one of the items; the cause's text may hold item content. */
    record Rejected(Throwable cause) implements ServiceFault {}

    /** Nothing was processed, and nothing will be until something is changed. */
    record Refused(Throwable cause) implements ServiceFault {}

    /** No answer says what was processed; another attempt may succeed. */
    record Unanswered(Throwable cause) implements ServiceFault {}
}
