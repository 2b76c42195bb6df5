package io.dynox.autoconfigure.diagnostics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says where a region may be set. Thread-safe. */
final class RegionMissingFailureAnalyzer extends AbstractFailureAnalyzer<RegionMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, RegionMissingException cause) {
        return new FailureAnalysis(
                "Dynox can't make a DynamoDB client, as no AWS region is configured: neither dynox.region, nor an "
                        + "AwsRegionProvider bean, nor the AWS SDK's own sources (the environment variable AWS_REGION, "
                        + "the system property aws.region, the AWS configuration files, the instance) name one.",
                "Set dynox.region, for example dynox.region=eu-central-1. A local endpoint (dynox.endpoint) needs one "
                        + "too; any will do there. In tests use @DynoxTest, which needs none.",
                cause);
    }
}
