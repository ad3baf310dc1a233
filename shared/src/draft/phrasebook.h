// Phrasebook: everything plans and drafts are written from, read once when the pack is loaded.
#pragma once

#include "draft/fragments.h"
#include "draft/point.h"
#include "plan/rulebook.h"

namespace huiping {

// The fragments point into the documents, which must outlive this.
struct Phrasebook {
  explicit Phrasebook(const Documents& documents)
      : rules(documents),
        chinese(read_fragments(documents, Lang::zh)),
        english(read_fragments(documents, Lang::en)),
        chinese_points(documents, Lang::zh),
        english_points(documents, Lang::en) {}

  const Fragments& fragments(Lang lang) const { return lang == Lang::zh ? chinese : english; }
  const PointWords& points(Lang lang) const { return lang == Lang::zh ? chinese_points : english_points; }

  Rulebook rules;
  Fragments chinese, english;
  PointWords chinese_points, english_points;
};

}  // namespace huiping
