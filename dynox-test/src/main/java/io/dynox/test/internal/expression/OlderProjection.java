package io.dynox.test.internal.expression;

import io.dynox.test.internal.value.AttributeNames;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Translates {@code AttributesToGet} into a projection. Stateless. */
public final class OlderProjection {

    private OlderProjection() {}

    /**
     * The projection on the named attributes.
     *
     * @throws ValidationFailure if a name stands twice
     */
    public static Projection attributesToGet(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            AttributeNames.check(name);
            if (!seen.add(name)) {
                throw ValidationFailure.invalidParameter("Duplicate value in attribute name: " + name);
            }
        }
        return Projection.ofAttributes(names);
    }
}
