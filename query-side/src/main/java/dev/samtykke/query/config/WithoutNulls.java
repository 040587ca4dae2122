package dev.samtykke.query.config;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Annotations for types that know nothing of JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
interface WithoutNulls {}
