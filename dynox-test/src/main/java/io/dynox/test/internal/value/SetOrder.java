package io.dynox.test.internal.value;

import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The order in which the members of a set are kept: by value, as keys are. A list that is in order already is returned as it is.
 * Stateless.
 */
public final class SetOrder {

    private SetOrder() {}

    public static List<String> ofStrings(List<String> members) {
        return sorted(members, Utf8::compare);
    }

    /** The numbers are in canonical form. */
    public static List<String> ofNumbers(List<String> members) {
        return sorted(members, Comparator.comparing(DynamoNumber::parse));
    }

    public static List<SdkBytes> ofBinaries(List<SdkBytes> members) {
        return sorted(members, ValueOrder::compare);
    }

    private static <T> List<T> sorted(List<T> members, Comparator<? super T> order) {
        for (int i = 1; i < members.size(); i++) {
            if (order.compare(members.get(i - 1), members.get(i)) > 0) {
                return members.stream().sorted(order).toList();
            }
        }
        return members;
    }
}
