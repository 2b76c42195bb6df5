package io.dynox.test.internal.validation;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Values of a request as the service spells them in messages: {@code KeySchemaElement(attributeName=pk, keyType=HASH)}. Not thread-safe. */
final class ModelText {

    private final StringBuilder text = new StringBuilder();
    private final int most;

    private ModelText(int most) {
        this.most = most;
    }

    /** The text of a value; not much more than {@code most} characters of one that is longer. */
    static String of(Object value, int most) {
        ModelText text = new ModelText(most);
        text.add(value);
        return text.text.toString();
    }

    private void add(@Nullable Object value) {
        if (value instanceof Collection<?> list) {
            text.append('[');
            String separator = "";
            for (Object each : list) {
                if (isFull()) {
                    break;
                }
                text.append(separator);
                add(each);
                separator = ", ";
            }
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            text.append('{');
            String separator = "";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                if (isFull()) {
                    break;
                }
                text.append(separator).append(each.getKey()).append('=');
                add(each.getValue());
                separator = ", ";
            }
            text.append('}');
        } else if (value instanceof SdkPojo model) {
            add(model);
        } else {
            text.append(value);
        }
    }

    private void add(SdkPojo model) {
        text.append(model.getClass().getSimpleName()).append('(');
        String separator = "";
        for (SdkField<?> field : model.sdkFields()) {
            Object member = field.getValueOrDefault(model);
            if (!isAbsent(member) && !isFull()) {
                text.append(separator).append(spelled(field.memberName())).append('=');
                add(member);
                separator = ", ";
            }
        }
        text.append(')');
    }

    /** The SDK's placeholder for a list or a map that isn't set is empty as well. */
    private static boolean isAbsent(@Nullable Object member) {
        return member == null
                || (member instanceof Collection<?> list && list.isEmpty())
                || (member instanceof Map<?, ?> map && map.isEmpty());
    }

    private boolean isFull() {
        return text.length() > most;
    }

    private static String spelled(String member) {
        return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
    }
}
