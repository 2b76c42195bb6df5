package io.dynox.sample;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses look-ups until the application is ready, which it is when {@link ImportRunner} has ended: a city that is still to
 * come must not be called missing. A look-up that was let in is answered, whatever has changed since.
 */
@Component
final class ImportGate implements WebMvcConfigurer, HandlerInterceptor {

    private final ApplicationAvailability availability;

    ImportGate(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/cities", "/countries", "/countries/**", "/near");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ASYNC) {
            return true; // the answer to a look-up that was let in
        }
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            throw new StillRunningException("import");
        }
        return true;
    }
}
