package io.dynox.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ImportGateTest {

    // nobody has said that the application is ready
    private final ImportGate gate = new ImportGate(new ApplicationAvailabilityBean());

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cities");

    @Test
    void aLookUpDuringTheImportIsRefused() {
        assertThatExceptionOfType(StillRunningException.class)
                .isThrownBy(() -> gate.preHandle(request, new MockHttpServletResponse(), this));
    }

    @Test
    void theAnswerToALookUpThatWasLetInPasses() {
        request.setDispatcherType(DispatcherType.ASYNC);

        assertThat(gate.preHandle(request, new MockHttpServletResponse(), this)).isTrue();
    }
}
