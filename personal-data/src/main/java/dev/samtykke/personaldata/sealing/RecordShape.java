package dev.samtykke.personaldata.sealing;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

/**
 * What a record class says about personal data, found by reflection once per class.
 *
 * @param subject the component with the id of the data subject, if there is one
 * @param personal whether a personal value can occur anywhere in it
 */
public record RecordShape(Optional<String> subject, boolean personal) {

    /** The only interfaces whose values can be read back without the class name being stored with each. */
    private static final Set<Class<?>> COLLECTIONS = Set.of(Collection.class, List.class, Set.class, Map.class);

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return inspect(type);
        }
    };

    /**
     * The shape of this class.
     *
     * @throws PayloadRefused when it is no record; when it holds personal values without naming exactly one data
     *     subject, or names it in a nested record or by something else than a {@code String} or {@code UUID}; or when a
     *     component's type is open, so that nobody could tell later what to read
     */
    public static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape inspect(Class<?> type) {
        if (!type.isRecord()) {
            throw new PayloadRefused(type.getName() + " is no record");
        }
        List<RecordComponent> subjects = subjectsOf(type);
        if (subjects.size() > 1) {
            throw new PayloadRefused(type.getName() + " has more than one data subject");
        }
        Reach reach = new Reach(type);
        reach.followComponentsOf(type);
        if (reach.personal && subjects.isEmpty()) {
            throw new PayloadRefused(type.getName() + " has personal values but no data subject");
        }
        return new RecordShape(subjects.stream().map(RecordShape::checkedName).findFirst(), reach.personal);
    }

    private static List<RecordComponent> subjectsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(DataSubject.class))
                .toList();
    }

    private static String checkedName(RecordComponent subject) {
        if (subject.getType() != String.class && subject.getType() != UUID.class) {
            throw new PayloadRefused("the data subject of "
                    + subject.getDeclaringRecord().getName() + " is neither a String nor a UUID");
        }
        return subject.getName();
    }

    /** Everything that can occur in a record: the types of its components, and their arguments. */
    private static final class Reach {

        private final Class<?> root;
        private final Set<Type> seen = new HashSet<>();
        private boolean personal;

        Reach(Class<?> root) {
            this.root = root;
        }

        void followComponentsOf(Class<?> record) {
            Stream.of(record.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(this::follow);
        }

        private void follow(Type type) {
            if (!seen.add(type)) {
                return;
            }
            if (type instanceof ParameterizedType parameterized) {
                follow(parameterized.getRawType());
                Stream.of(parameterized.getActualTypeArguments()).forEach(this::follow);
            } else if (type instanceof Class<?> raw) {
                followClass(raw);
            } else {
                throw new PayloadRefused(root.getName() + " has a component of an open type: " + type);
            }
        }

        private void followClass(Class<?> raw) {
            if (raw == PersonalText.class) {
                personal = true;
            } else if (raw.isRecord()) {
                followNested(raw);
            } else if (raw.isArray()) {
                follow(raw.getComponentType());
            } else if (raw == Object.class || (isAbstract(raw) && !COLLECTIONS.contains(raw))) {
                throw new PayloadRefused(root.getName() + " has a component of an open type: " + raw.getName());
            }
        }

        /** Java calls primitive types abstract, and enums whose constants have bodies. */
        private static boolean isAbstract(Class<?> raw) {
            return Modifier.isAbstract(raw.getModifiers()) && !raw.isPrimitive() && !raw.isEnum();
        }

        private void followNested(Class<?> nested) {
            if (nested == root) {
                return;
            }
            if (!subjectsOf(nested).isEmpty()) {
                throw new PayloadRefused(nested.getName() + " names a data subject but is nested in " + root.getName());
            }
            followComponentsOf(nested);
        }
    }
}
