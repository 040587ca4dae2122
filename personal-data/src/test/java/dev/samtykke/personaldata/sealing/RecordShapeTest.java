package dev.samtykke.personaldata.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.samtykke.privacy.DataSubject;
import dev.samtykke.privacy.PersonalText;

class RecordShapeTest {

    @Test
    void personalValuesAreFoundInNestedRecordsListsAndMaps() {
        assertThat(RecordShape.of(Flat.class).personal()).isTrue();
        assertThat(RecordShape.of(Deep.class).personal()).isTrue();
        assertThat(RecordShape.of(Plain.class).personal()).isFalse();
    }

    @Test
    void theSubjectIsTheNameOfItsComponent() {
        assertThat(RecordShape.of(Flat.class).subject()).contains("person");
        assertThat(RecordShape.of(Plain.class).subject()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                Homeless.class,
                HiddenHomeless.class,
                TwoSubjects.class,
                OddSubject.class,
                NestedSubject.class,
                Open.class,
                Anything.class,
                Unknown.class
            })
    void aClassThatCouldNotBeStoredSafelyIsRefused(Class<?> type) {
        assertThatThrownBy(() -> RecordShape.of(type))
                .isInstanceOf(PayloadRefused.class)
                .hasMessageContaining(type.getSimpleName());
    }

    record Flat(@DataSubject UUID person, PersonalText name) {}

    record Deep(@DataSubject String person, Map<String, List<Inner>> values) {}

    record Inner(List<PersonalText> names) {}

    record Plain(String purpose, List<Plain> parts, List<Integer> numbers) {}

    record Homeless(PersonalText name) {}

    record HiddenHomeless(List<Inner> inner) {}

    record TwoSubjects(@DataSubject String one, @DataSubject String two) {}

    record OddSubject(@DataSubject Long number) {}

    record NestedSubject(@DataSubject String person, Flat flat) {}

    record Open<T>(T value) {}

    record Anything(Object value) {}

    record Unknown(List<? extends CharSequence> values) {}
}
