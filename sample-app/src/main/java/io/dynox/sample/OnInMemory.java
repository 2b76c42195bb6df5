package io.dynox.sample;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the sample runs in memory: as {@code sample.in-memory} says, else unless a DynamoDB elsewhere is named. */
public final class OnInMemory implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        boolean elsewhere =
                environment.containsProperty("dynox.endpoint") || environment.containsProperty("dynox.region");
        return environment.getProperty("sample.in-memory", Boolean.class, !elsewhere);
    }
}
