package org.modelaudit.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds annotations and meta-annotations from the inside out: the method, its class, the classes around it. */
final class Annotations {

    private Annotations() {}

    static <A extends Annotation> Optional<A> find(ExtensionContext context, Class<A> type) {
        Optional<A> onMethod = context.getTestMethod().flatMap(m -> AnnotationSupport.findAnnotation(m, type));
        return onMethod.isPresent() ? onMethod : onClasses(context, type);
    }

    /** Every one that can be repeated: of the method, its class, the classes above and around it, and of annotations there. */
    static <A extends Annotation> List<A> all(ExtensionContext context, Class<A> type) {
        List<AnnotatedElement> elements = new ArrayList<>(context.getEnclosingTestClasses());
        context.getTestClass().ifPresent(elements::add);
        context.getTestMethod().ifPresent(elements::add);
        List<A> all = new ArrayList<>();
        elements.forEach(element -> all.addAll(AnnotationSupport.findRepeatableAnnotations(element, type)));
        return all;
    }

    private static <A extends Annotation> Optional<A> onClasses(ExtensionContext context, Class<A> type) {
        List<Class<?>> classes = new ArrayList<>(context.getEnclosingTestClasses());
        context.getTestClass().ifPresent(classes::add);
        for (int i = classes.size() - 1; i >= 0; i--) {
            Optional<A> found = AnnotationSupport.findAnnotation(classes.get(i), type);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
