package io.dynox.sample;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses look-ups until the import has ended: a city that is still to come must not be called missing. */
@Component
final class ImportGate implements WebMvcConfigurer, HandlerInterceptor {

    private final ImportRunner importer;

    ImportGate(ImportRunner importer) {
        this.importer = importer;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/cities", "/countries/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!importer.isReady()) {
            throw new ImportRunningException();
        }
        return true;
    }
}
